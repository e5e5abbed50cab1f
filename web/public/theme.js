// Runs before the first paint, so that a chosen theme stands from the start. src/lib/theme.ts does the rest.
try {
  const theme = JSON.parse(localStorage.getItem('loracraft.theme'))
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Without storage the page follows the system.
}

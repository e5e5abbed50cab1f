// Runs before the first paint, so that a chosen theme and the sidebar as it was left stand from the start.
// src/lib/theme.ts and src/app/shell do the rest.
const stored = (key) => {
  try {
    return JSON.parse(localStorage.getItem(`loracraft.${key}`))
  } catch {
    return null // without storage everything is as it is for a first visit
  }
}
const root = document.documentElement
const theme = stored('theme')
if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
const width = stored('sidebar.width')
if (typeof width === 'number') root.style.setProperty('--sidebar-width', `${width}px`)
if (stored('sidebar') === false) root.dataset.sidebar = 'hidden'

export function HomePage() {
  return <p className="p-8 text-text-2">Choose a dataset on the left.</p>
}

import './styles/main.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { guardLeaving } from './api/outbox'
import { App } from './app/App'
import { keepInstallable } from './lib/installed'
import { watchKeys } from './lib/hotkeys'
import { keepTheme } from './lib/theme'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
keepTheme()
watchKeys()
guardLeaving()
keepInstallable()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)

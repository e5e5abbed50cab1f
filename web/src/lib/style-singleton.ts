/**
 * Stands in for the package react-style-singleton (see vite.config.ts): the same three exports, but the rules go
 * into a constructed stylesheet, which Content-Security-Policy allows without 'unsafe-inline'.
 */
import { useEffect } from 'react'

export function stylesheetSingleton() {
  let users = 0
  let sheet: CSSStyleSheet | null = null
  return {
    add(css: string) {
      users += 1
      if (sheet !== null || typeof CSSStyleSheet !== 'function' || !('adoptedStyleSheets' in document)) return
      sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    },
    remove() {
      users -= 1
      if (users > 0 || sheet === null) return
      const gone = sheet
      sheet = null
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== gone)
    },
  }
}

export function styleHookSingleton() {
  const sheet = stylesheetSingleton()
  return function useStyles(styles: string, isDynamic?: boolean) {
    useEffect(() => {
      sheet.add(styles)
      return () => sheet.remove()
      // A static sheet is added once for the life of the component.
      // eslint-disable-next-line react-hooks/exhaustive-deps
    }, [styles && isDynamic])
  }
}

export function styleSingleton() {
  const useStyle = styleHookSingleton()
  return function Styles({ styles, dynamic }: { styles: string; dynamic?: boolean }) {
    useStyle(styles, dynamic)
    return null
  }
}

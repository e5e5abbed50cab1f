/** A colour as red, green, blue and opacity, each 0 to 1. */
export type Colour = readonly [number, number, number, number]

/** Reads #rrggbb and rgb(r g b / a). */
export function parseColour(text: string): Colour {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text)
  if (hex !== null) {
    const [red = 0, green = 0, blue = 0] = hex.slice(1).map((part) => parseInt(part, 16) / 255)
    return [red, green, blue, 1]
  }
  const rgb = /^rgb\((\d+) (\d+) (\d+)(?: \/ ([\d.]+))?\)$/.exec(text)
  if (rgb === null) throw new Error(`“${text}” is no colour that this reads.`)
  const [red = 0, green = 0, blue = 0] = rgb.slice(1, 4).map((part) => Number(part) / 255)
  return [red, green, blue, Number(rgb[4] ?? 1)]
}

/** What one sees of a colour that lies on an opaque one. */
export function over(top: Colour, below: Colour): Colour {
  const mix = (part: 0 | 1 | 2) => top[part] * top[3] + below[part] * (1 - top[3])
  return [mix(0), mix(1), mix(2), 1]
}

function luminance(colour: Colour): number {
  const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
}

/** 1 to 21, of two opaque colours, as WCAG 2 defines it. */
export function contrast(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

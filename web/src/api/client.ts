import { Problem } from './problem'

/** A random id of this window; the live `change` event repeats it, so a window knows its own changes. */
export const clientId: string = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
  byte.toString(16).padStart(2, '0'),
).join('')

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

export interface Delivery {
  signal?: AbortSignal | undefined
  /** The browser finishes it even when the page is left meanwhile; it has 64 KB for all of them. */
  keepalive?: boolean
  headers?: Readonly<Record<string, string>>
}

/** @throws Problem when the server refuses, TypeError when it does not answer. */
export async function send(
  method: Method,
  url: string,
  body: BodyInit | null,
  type: string | null,
  { signal, keepalive = false, headers: more = {} }: Delivery = {},
): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json', 'X-Client': clientId, ...more })
  if (method !== 'GET') headers.set('X-LoraCraft', '1')
  if (type !== null) headers.set('Content-Type', type)
  const response = await fetch(url, {
    method,
    headers,
    body,
    signal: signal ?? null,
    keepalive,
    credentials: 'same-origin',
  })
  if (!response.ok) throw await Problem.from(response)
  return response
}

async function json<T>(method: Method, url: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const response =
    body === undefined
      ? await send(method, url, null, null, { signal })
      : await send(method, url, JSON.stringify(body), 'application/json', { signal })
  return (response.status === 204 ? undefined : await response.json()) as T
}

export const get = <T>(url: string, signal?: AbortSignal): Promise<T> =>
  json<T>('GET', url, undefined, signal)
export const post = <T = void>(url: string, body: unknown, signal?: AbortSignal): Promise<T> =>
  json<T>('POST', url, body, signal)
export const patch = <T>(url: string, body: unknown): Promise<T> => json<T>('PATCH', url, body)
export const put = <T>(url: string, body: unknown): Promise<T> => json<T>('PUT', url, body)
export const remove = <T = void>(url: string): Promise<T> => json<T>('DELETE', url, undefined)

export async function putFile(url: string, file: Blob, signal?: AbortSignal): Promise<void> {
  await send('PUT', url, file, 'application/octet-stream', { signal })
}

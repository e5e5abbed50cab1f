import { createContext, useContext } from 'react'

/** The past or previewed moment of a dataset that is looked at, as the server names it; null = now. */
export const Moment = createContext<string | null>(null)

export const useMoment = (): string | null => useContext(Moment)

import { useEffect, useRef } from 'react'
import type { Prompt } from '@/api/types'
import { costText, formatCount, plural } from '@/lib/format'
import { letterOf, nameOf, totalOf, winnerOf, type Trial } from './trial'

/** What the votes say, and what each side took. */
export function TrialTally({ trial, prompts }: { trial: Trial; prompts: readonly Prompt[] }) {
  const both = trial.sides.length === 2
  const winner = winnerOf(trial)
  const ties = trial.images.filter(({ vote }) => vote === 'tie').length
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <section ref={box} aria-label="Result" className="flex flex-col gap-2 rounded-md bg-well px-4 py-3">
      {both ? (
        <h3 className="font-semibold">
          {winner === null
            ? 'Both have as many votes'
            : `${letterOf(trial.sides.indexOf(winner))} is better: ${nameOf(winner, prompts)}`}
          {ties === 0 ? '' : `, ${plural(ties, 'tie')}`}
        </h3>
      ) : null}
      <table className="w-full text-left text-caption tabular-nums">
        <thead className="text-text-3">
          <tr>
            <th className="font-normal">Asked</th>
            {both ? <th className="font-normal">Votes</th> : null}
            <th className="font-normal">Failed</th>
            <th className="font-normal">Tokens</th>
            <th className="font-normal">Seconds an image</th>
            <th className="font-normal">Cost</th>
          </tr>
        </thead>
        <tbody>
          {trial.sides.map((side, index) => {
            const { votes, failed, tokens, seconds, cost, unpriced } = totalOf(trial, index)
            return (
              <tr key={letterOf(index)}>
                <th scope="row" className="font-normal">
                  {both ? `${letterOf(index)}: ` : ''}
                  {nameOf(side, prompts)}
                </th>
                {both ? <td>{formatCount(votes)}</td> : null}
                <td>{formatCount(failed)}</td>
                <td>{formatCount(tokens)}</td>
                <td>{seconds === null ? 'known from earlier' : seconds.toFixed(1)}</td>
                <td>{costText(cost, unpriced)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

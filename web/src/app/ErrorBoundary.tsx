import { Bug } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { EmptyState } from '@/components/EmptyState'
import { Button } from '@/components/ui/button'

interface ErrorBoundaryProps {
  /** A new value gives the page another try: the address. */
  on: string
  children: ReactNode
}

interface ErrorBoundaryState {
  error: Error | null
  on: string
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null, on: this.props.on }

  static getDerivedStateFromError(error: unknown): Partial<ErrorBoundaryState> {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  static getDerivedStateFromProps(props: ErrorBoundaryProps, state: ErrorBoundaryState) {
    return props.on === state.on ? null : { error: null, on: props.on }
  }

  override render() {
    if (this.state.error === null) return this.props.children
    return (
      <EmptyState
        icon={<Bug />}
        title="This page stumbled"
        actions={
          <Button variant="accent" onClick={() => location.reload()}>
            Load it again
          </Button>
        }
      >
        <p>Your dataset is safe: everything you did is already stored.</p>
        <pre className="mt-3 max-h-40 overflow-auto rounded-sm bg-well p-3 text-left font-mono text-caption whitespace-pre-wrap">
          {this.state.error.message}
        </pre>
      </EmptyState>
    )
  }
}

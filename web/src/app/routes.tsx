import { Route, Switch } from 'wouter'
import { DatasetPage } from './dataset/DatasetPage'

export function Routes() {
  return (
    <Switch>
      <Route path="/datasets/:dataset/images/:number">
        {({ dataset }) => <DatasetPage key={dataset} id={Number(dataset)} />}
      </Route>
      <Route path="/datasets/:dataset">
        {({ dataset }) => <DatasetPage key={dataset} id={Number(dataset)} />}
      </Route>
      <Route>
        <p className="p-8 text-text-2">Choose a dataset on the left.</p>
      </Route>
    </Switch>
  )
}

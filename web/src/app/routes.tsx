import { Route, Switch } from 'wouter'
import { DatasetPage } from './dataset/DatasetPage'
import { HomePage } from './HomePage'

export function Routes() {
  return (
    <Switch>
      <Route path="/datasets/:dataset/images/:number">
        {({ dataset, number }) => <DatasetPage key={dataset} id={Number(dataset)} open={Number(number)} />}
      </Route>
      <Route path="/datasets/:dataset">
        {({ dataset }) => <DatasetPage key={dataset} id={Number(dataset)} open={null} />}
      </Route>
      <Route>
        <HomePage />
      </Route>
    </Switch>
  )
}

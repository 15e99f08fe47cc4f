import { openQueries } from './queries.ts'
import { createReference } from './server.ts'

const { DATABASE_URL = '', ENVIRONMENT = '', ORGANIZATION = '', POOL_SIZE = '' } = process.env

const queries = openQueries(DATABASE_URL, Number(POOL_SIZE))
const server = createReference({ queries, environment: Number(ENVIRONMENT), organization: ORGANIZATION })
server.listen(Number(process.env.PORT), '127.0.0.1')
process.once('SIGTERM', () => {
  server.close(() => void queries.close())
  server.closeIdleConnections()
})

/** Errors alone: for the rooms that refuse without reading or writing documents. */
export { errorCatalogue, type ErrorCode } from './errors/catalogue.ts'
export { errorDocument } from './errors/error-document.ts'
export {
  errorObject,
  JsonApiError,
  refusal,
  type ErrorObject,
  type ErrorSource,
} from './errors/json-api-error.ts'
export { nearestName, suggestion } from './errors/nearest-name.ts'
export { memberNotFound } from './errors/member-not-found.ts'
export { validationError } from './errors/validation-error.ts'

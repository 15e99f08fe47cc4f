export {
  signAccessToken,
  subjectOf,
  validForMs,
  verifyAccessToken,
  type AccessTokenClaims,
  type SignedToken,
  type TokenSubject,
} from './access-token.ts'
export { isIssuer, issuerOf } from './issuer.ts'
export {
  ensureKeyFile,
  keyFileIn,
  projectStateFolder,
  readKeyFile,
  rotateKeyFile,
  type FiledKey,
} from './key-file.ts'
export { lifetimeSeconds } from './lifetime.ts'
export { keyRingOfFile, keyRingOfPem, type KeyRing } from './key-ring.ts'
export { hashSecret, isOneOf, makeClientId, makeSecret } from './secret.ts'

export {
  lifetimeSeconds,
  signAccessToken,
  validForMs,
  verifyAccessToken,
  type AccessTokenClaims,
  type SignedToken,
  type TokenSubject,
} from './access-token.ts'
export { ensureKeyFile, keyFileIn, readKeyFile, rotateKeyFile } from './key-file.ts'
export { keyRingOfFile, keyRingOfPem, type KeyRing } from './key-ring.ts'
export { hashSecret, isOneOf, makeSecret } from './secret.ts'
export { makeSigningKey, type SigningKey } from './signing-key.ts'

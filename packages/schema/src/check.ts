/** The checks of values, apart from the declarations: who only needs types and names does not load the compiler. */
export { checksOf, type CheckAttributes, type Checks } from './check/attributes.ts'
export { rules, sentenceOf, type Fault, type Rule } from './check/rules.ts'
export { isStorableText } from './check/text.ts'
export { standardSchemaOf } from './check/standard-schema.ts'

/** The statements themselves, without a database to send them to: for the tools that print and examine them. */
export { countFromPlan, selectFromPlan } from './compile/select-from-plan.ts'
export { countMembers, selectByIds, selectMembers, selectOfAny } from './compile/select-related.ts'
export { orderOf, planFind, planRead } from './plan/plan-read.ts'
export { planRelated, scopeOf } from './plan/plan-related.ts'
export { claimKey, findAnswer, keepAnswer } from './repeat/keyed-statements.ts'
export type { Statement } from './run/statement.ts'
export { moveMembers } from './write/move-members.ts'
export { unitOfWork } from './write/unit-of-work.ts'

import { matrix } from './access-matrix.ts';
import { allOf, anyOf, type Condition, isOfClass, isOfType, not } from './condition.ts';
import type { ProfessionalViewer } from './viewer.ts';

/** Which contents the access matrix opens to a profession and specialty (product rules, §4). */
export function matrixCondition(viewer: ProfessionalViewer, action: 'read' | 'write'): Condition {
  const { classes, exceptTypes, types } = matrix.allows(viewer.profession, viewer.specialty, action);
  return anyOf(allOf(isOfClass(classes), not(isOfType(exceptTypes))), isOfType(types));
}

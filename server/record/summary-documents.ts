import { documentTypes } from './document-types.ts';

/** Classes of documents about treatments: prescriptions, medicines handed over, medicines given. */
const treatmentClasses: ReadonlySet<string> = new Set(['42', '43', '45']);

/** Of these classes, what asks for an exam or for days off work. */
const noTreatment: ReadonlySet<string> = new Set(['PRESC-BIO', 'PRESC-AAT', '55115-0']);

/** A pharmacist's or a hospital's list of all medicines, which stands in another class. */
const medicineLists: readonly string[] = ['56445-0', '80820-4', '78601-2', '93024-8'];

/** The class of images and of what is said of them. */
const imageClass = '31';

/**
 * Other results of exams: biology, diagnostic acts, genetics, tissues, prevention, functions, quick tests, and those
 * that patients bring themselves.
 */
const examTypes: readonly string[] = [
  '11502-2',
  '70004-7',
  '51969-4',
  '60568-3',
  '75492-9',
  '47420-5',
  '96173-0',
  'DOCPAT05',
  'DOCPAT06',
];

const codesWhere = (isOne: (code: string, classCode: string) => boolean): ReadonlySet<string> =>
  new Set(documentTypes.filter(({ code, classCode = '' }) => isOne(code, classCode)).map(({ code }) => code));

/** The types of documents that a summary names beside the treatments. */
export const treatmentTypes = codesWhere(
  (code, classCode) =>
    (treatmentClasses.has(classCode) && !noTreatment.has(code)) || medicineLists.includes(code),
);

/** The types of documents that a summary names among the exams. */
export const examTypesOfSummary = codesWhere(
  (code, classCode) => classCode === imageClass || examTypes.includes(code),
);

import type { LocaleKey } from '../../locale-keys.ts';
import { directivesType } from '../../record/document-types.ts';
import { directiveFilesPath } from '../../web/paths.ts';

/** What files are added for from another page: their type is known, and the way leads back to that page. */
export interface Purpose {
  /** What follows the path of « Joindre un fichier ». */
  readonly path: `/${string}`;
  readonly typeCode: string;
  /** The page under « Mes informations » that lists them. */
  readonly home: string;
  readonly title: LocaleKey;
  readonly lead: LocaleKey;
  /** What a document is called until somebody writes another title. */
  readonly name: LocaleKey;
}

/** A photo or a PDF of the signed paper. */
export const directives: Purpose = {
  path: '/directives',
  typeCode: directivesType,
  home: directiveFilesPath,
  title: 'attach:directives.title',
  lead: 'attach:directives.lead',
  name: 'attach:directives.name',
};

import { expect, test } from 'vitest';
import { languages, translator } from '../../../server/i18n.ts';
import { readCda } from '../../../server/record/cda/read.ts';
import { classOf, typeOf } from '../../../server/record/document-types.ts';
import { typeName } from '../../../server/web/document-words.ts';
import { ownSample, ownSamples, realSample, realSamples } from './samples.ts';

const read = [
  ...ownSamples.map(name => ({ name, bytes: ownSample(name) })),
  ...realSamples.map(name => ({ name, bytes: realSample(name) })),
];

test.each(read)(
  'the type of $name is in the table, and said in plain words in every language',
  ({ bytes }) => {
    const { code = '' } = readCda(bytes).header.type;
    expect(typeOf(code)?.inDmp, code).toBe(true);
    expect(classOf(code), code).toBeDefined();
    for (const { code: language } of languages) {
      const t = translator(language);
      expect(typeName(t, code)).not.toBe(t('document-types:other'));
    }
  },
);

import { expect, test } from 'vitest';
import { languages, translator } from '../../../server/i18n.ts';
import { readCda } from '../../../server/record/cda/read.ts';
import { classOf, typeOf } from '../../../server/record/document-types.ts';
import { typeName } from '../../../server/web/document-words.ts';
import { realSample, realSamples } from './samples.ts';

test.skipIf(realSamples.length === 0).each(realSamples)(
  'the type of %s is in the table, and said in plain words in every language',
  name => {
    const { code = '' } = readCda(realSample(name)).header.type;
    expect(typeOf(code)?.inDmp, code).toBe(true);
    expect(classOf(code), code).toBeDefined();
    for (const { code: language } of languages) {
      const t = translator(language);
      expect(typeName(t, code)).not.toBe(t('document-types:other'));
    }
  },
);

import { expect } from '@open-wc/testing';
import { elements } from './index.js';

describe('every element', () => {
  for (const { name, missing } of elements) {
    it(`acs-${name} has a define module, a story and a test`, () => {
      expect(missing).to.deep.equal([]);
    });
  }
});

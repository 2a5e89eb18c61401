import { checkStories } from './check-stories.js';

describe('the stories of composites', () => checkStories('composites'));

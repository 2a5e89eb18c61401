import { checkStories } from './check-stories.js';

describe('the stories of components', () => checkStories('components'));

import { AcsPeopleButton } from '../components/people-button/people-button.js';
import { define } from './define.js';

define(AcsPeopleButton);

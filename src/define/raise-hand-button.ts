import { AcsRaiseHandButton } from '../components/raise-hand-button/raise-hand-button.js';
import { define } from './define.js';

define(AcsRaiseHandButton);

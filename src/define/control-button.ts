import { AcsControlButton } from '../components/control-button/control-button.js';
import { define } from './define.js';

define(AcsControlButton);

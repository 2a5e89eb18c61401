import { AcsIcon } from '../components/icon/icon.js';
import { define } from './define.js';

define(AcsIcon);

import { AcsMenu } from '../components/menu/menu.js';
import { define } from './define.js';

define(AcsMenu);

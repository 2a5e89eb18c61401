import { AcsCall } from '../composites/call/call.js';
import { define } from './define.js';

define(AcsCall);

import { AcsMessage } from '../components/message/message.js';
import { define } from './define.js';

define(AcsMessage);

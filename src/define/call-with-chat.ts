import { AcsCallWithChat } from '../composites/call-with-chat/call-with-chat.js';
import { define } from './define.js';

define(AcsCallWithChat);

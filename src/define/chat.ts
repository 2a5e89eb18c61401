import { AcsChat } from '../composites/chat/chat.js';
import { define } from './define.js';

define(AcsChat);

import { AcsMessageList } from '../components/message-list/message-list.js';
import { define } from './define.js';

define(AcsMessageList);

import { AcsChatButton } from '../components/chat-button/chat-button.js';
import { define } from './define.js';

define(AcsChatButton);

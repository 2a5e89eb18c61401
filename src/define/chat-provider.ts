import { AcsChatProvider } from '../components/chat-provider/chat-provider.js';
import { define } from './define.js';

define(AcsChatProvider);

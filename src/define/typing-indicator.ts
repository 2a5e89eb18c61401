import { AcsTypingIndicator } from '../components/typing-indicator/typing-indicator.js';
import { define } from './define.js';

define(AcsTypingIndicator);

import { AcsLeaveButton } from '../components/leave-button/leave-button.js';
import { define } from './define.js';

define(AcsLeaveButton);

import { AcsLeaveMenu } from '../components/leave-menu/leave-menu.js';
import { define } from './define.js';

define(AcsLeaveMenu);

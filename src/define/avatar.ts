import { AcsAvatar } from '../components/avatar/avatar.js';
import { define } from './define.js';

define(AcsAvatar);

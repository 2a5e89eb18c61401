import { AcsControlBar } from '../components/control-bar/control-bar.js';
import { define } from './define.js';

define(AcsControlBar);

import { AcsPreJoin } from '../components/pre-join/pre-join.js';
import { define } from './define.js';

define(AcsPreJoin);

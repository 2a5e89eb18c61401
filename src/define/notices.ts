import { AcsNotices } from '../components/notices/notices.js';
import { define } from './define.js';

define(AcsNotices);

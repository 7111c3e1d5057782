import { server } from './http.ts';

server.listen(3000);

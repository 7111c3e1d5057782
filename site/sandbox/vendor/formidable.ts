/** superagent would parse multipart answers with formidable, which writes to a real disk. */

function refuse(): never {
  throw new Error(
    'supertest cannot parse a multipart answer in the page: read response.text, or run this check with Node.',
  );
}

export const formidable = refuse;
export default formidable;

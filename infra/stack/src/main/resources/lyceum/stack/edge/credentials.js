// A caller has one kind of credentials, so that the gateway and the cache have one header to tell callers apart by.
// X-API-Key: k becomes Authorization: ApiKey k, unless Authorization was sent too: that one is used then.
function handler(event) {
    var request = event.request;
    var key = request.headers['x-api-key'];
    if (key) {
        if (!request.headers.authorization) {
            request.headers.authorization = { value: 'ApiKey ' + key.value };
        }
        delete request.headers['x-api-key'];
    }
    return request;
}
